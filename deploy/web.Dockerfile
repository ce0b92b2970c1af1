# The pages: built here from their sources, served by one file and what it imports.
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY packages/contracts/package.json packages/contracts/
COPY packages/service-kit/package.json packages/service-kit/
COPY packages/storage/package.json packages/storage/
COPY subgraphs/catalog/package.json subgraphs/catalog/
COPY subgraphs/commerce/package.json subgraphs/commerce/
COPY subgraphs/compliance/package.json subgraphs/compliance/
COPY subgraphs/identity/package.json subgraphs/identity/
COPY gateway/package.json gateway/
COPY workflows/package.json workflows/
COPY web/package.json web/
RUN npm ci --workspace=web --workspace=packages/contracts
COPY packages/contracts packages/contracts
COPY web web
ENV NODE_ENV=production NUXT_TELEMETRY_DISABLED=1
RUN node web/build.ts --output /out

FROM node:24.21.0-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production
COPY --from=build /out ./
COPY deploy/healthy.mjs deploy/
USER node
ENTRYPOINT ["node"]
CMD ["server/index.mjs"]
