import type { ComponentProps } from 'react';
import { TextField } from '../ui/fields';

/** A day and an hour, at the device's own zone, that may be left out. */
export const MomentField = (props: ComponentProps<typeof TextField>) => (
  <TextField {...props} type="datetime-local" required={false} />
);
