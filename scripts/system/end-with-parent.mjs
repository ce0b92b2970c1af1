// Preloaded into what runs to its end: a parent that was killed leaves no build behind.
process.on('disconnect', () => process.exit(1));
process.channel?.unref();
