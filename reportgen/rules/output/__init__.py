"""What typesetting and the finished PDF show."""
