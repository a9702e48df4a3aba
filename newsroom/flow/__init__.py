"""From idea to published: who looks at a post before readers do."""
