// A Redis that ends with this process: `node redis-process.mjs FOLDER PORT PASSWORD`; says where and who it is.
import { startRedis } from '../../scripts/ground/redis.mjs';

const [folder, port, password] = process.argv.slice(2);
const { url, child } = await startRedis({ folder, password, lasting: true, port: Number(port) });
console.log(JSON.stringify({ url, pid: child.pid }));
await child.exited;
