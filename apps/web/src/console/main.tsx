import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ConsolePage } from './console-page';

createRoot(document.getElementById('page')!).render(
  <StrictMode>
    <ConsolePage />
  </StrictMode>,
);
