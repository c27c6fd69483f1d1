// The formatter on fixtures and properties.
