export const openCase = (): string => 'received';
