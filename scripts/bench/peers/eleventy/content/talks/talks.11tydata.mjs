export const layout = 'talk.11ty.mjs';
