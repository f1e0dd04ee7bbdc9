"""出國報告審核表: filled from findings where these decide, left to people where they do not."""
