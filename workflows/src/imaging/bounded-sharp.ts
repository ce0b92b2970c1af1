import sharp from 'sharp';

// One thread a call, no cache: worker slots are what bounds the work of a process.
sharp.cache(false);
sharp.concurrency(1);
// Strangers' files reach three loaders and no other: libvips would also read SVG, PDF, TIFF…
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'],
});

/** The only sharp of this room. */
export { sharp };
