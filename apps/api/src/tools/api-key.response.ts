import * as s from '../description/schema';
import { SCOPES } from './api-key.request';

export const API_KEYS = s.component(
  'ApiKeyList',
  s.closed({
    keys: s.listOf(
      s.closed({
        id: s.id,
        label: s.text,
        hint: s.text,
        organisation: s.text,
        scopes: s.listOf(s.words(SCOPES)),
        createdAt: s.instant,
        createdBy: s.text,
        expiresAt: s.instant,
        lastUsedAt: s.orNull(s.instant),
        revokedAt: s.orNull(s.instant),
      }),
    ),
  }),
);

export const NEW_API_KEY = s.component('NewApiKey', {
  ...s.closed({ id: s.id, key: s.text }),
  description: 'The key is shown once: `Authorization: Bearer vgk_…`.',
});
