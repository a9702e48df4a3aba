"""Users and groups in the admin: who may make, change and delete whom, and give which role."""
