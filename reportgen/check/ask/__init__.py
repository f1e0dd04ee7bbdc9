"""What a rule may ask, one module for each kind of question (``docs/writing-rules.md``)."""
