"""What readers send, in the admin and in the scheduler."""
