export const DEMO_ACCOUNTS = {
  photographer: 'photographe@demo.focus-racer.example',
  secondPhotographer: 'renfort@demo.focus-racer.example',
  admin: 'admin@demo.focus-racer.example',
} as const;
