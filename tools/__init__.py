"""For developers: the message catalogue and the generated documents. No part of the wheel."""
