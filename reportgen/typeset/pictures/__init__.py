"""Pictures ready for print: read, checked, cleaned, scaled; drawings and photographs."""
