export default defineAppConfig({
  ui: {
    colors: {
      primary: 'flare',
      success: 'sure',
      warning: 'unsure',
      error: 'refused',
      info: 'note',
      neutral: 'stone',
    },
    button: {
      slots: { base: 'rounded-[6px] font-semibold' },
      defaultVariants: { size: 'xl' },
      variants: {
        size: { xl: { base: 'min-h-11' }, md: { base: 'min-h-11' }, lg: { base: 'min-h-11' } },
      },
    },
    input: { defaultVariants: { size: 'xl' }, slots: { root: 'w-full', base: 'min-h-11' } },
    inputNumber: { slots: { base: 'min-h-11' } },
    select: { defaultVariants: { size: 'xl' }, slots: { base: 'w-full min-h-11' } },
    selectMenu: { defaultVariants: { size: 'xl' }, slots: { base: 'w-full min-h-11' } },
    inputMenu: { defaultVariants: { size: 'xl' }, slots: { root: 'w-full', base: 'min-h-11' } },
    dropdownMenu: { defaultVariants: { size: 'xl' }, slots: { item: 'min-h-11 items-center' } },
    formField: { defaultVariants: { size: 'xl' } },
    switch: { slots: { base: 'data-[state=unchecked]:bg-(--line-strong)' } },
    progress: { slots: { base: 'ring ring-inset ring-(--line-strong)' } },
    toast: { slots: { close: 'min-w-11 justify-center' } },
    toaster: { defaultVariants: { position: 'bottom-center' } },
  },
});
