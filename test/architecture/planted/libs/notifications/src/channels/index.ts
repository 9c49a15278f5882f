// Clean ground.
export const smtp = 'smtp';
