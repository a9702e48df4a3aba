"""Which posts readers read: counted by a beacon, without cookies or stored addresses, never in a page's request."""
