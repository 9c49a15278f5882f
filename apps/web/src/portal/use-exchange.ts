import { useCallback, useEffect, useState } from 'react';
import { newKey, readOwnMessages, tell, type ExchangeMessage } from '../client';
import { useWork, type Work } from '../ui/use-work';
import type { FollowUpPart } from './follow-up-part';

export interface OwnExchange extends Work {
  messages: ExchangeMessage[];
  /** Gives whether the message was sent; the same text sent again is the same message. */
  write: (text: string) => Promise<boolean>;
  markRead: () => Promise<boolean>;
}

/** What the facility and the desk write to each other. */
export function useExchange({ followUpKey, onPage }: FollowUpPart): OwnExchange {
  const [messages, setMessages] = useState<ExchangeMessage[]>([]);
  const [commandKey, setCommandKey] = useState(newKey);
  const work = useWork();
  const { run } = work;
  const read = useCallback(async () => setMessages(await readOwnMessages(followUpKey)), [followUpKey]);
  useEffect(() => {
    void run(read);
  }, [run, read]);
  const write = (body: string) =>
    run(async () => {
      onPage(await tell(followUpKey, 'messages', { body }, commandKey));
      setCommandKey(newKey());
      await read();
    });
  const markRead = () =>
    run(async () => {
      const unread = messages.findLast(({ sender, readAt }) => sender === 'desk' && readAt === null);
      if (!unread) return;
      onPage(await tell(followUpKey, `messages/${unread.id}/read`, {}, newKey()));
      await read();
    });
  return { ...work, messages, write, markRead };
}
