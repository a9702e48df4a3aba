"""What editors see of readers' searches: a report, a panel on the dashboard, and where to go from there."""
