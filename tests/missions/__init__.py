"""Small missions of each kind, with specimen persons and agencies, as their authors would write."""
