"""Opinion: columns, replies, and what the section's page is made of."""
