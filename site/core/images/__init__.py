"""Pictures: what may come in (`safety`), what goes out (`renditions`), and the door between (`files`)."""
