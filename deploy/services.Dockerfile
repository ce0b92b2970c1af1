# Every process of ours but the web: gateway, subgraphs, workers and the commands of npm run.
FROM node:24.21.0-bookworm-slim AS dependencies
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
# Sharp and ONNX Runtime bring their binaries as packages; the latter's script would download others.
ENV ONNXRUNTIME_NODE_INSTALL=skip
RUN npm ci --omit=dev \
  --workspace=packages/contracts --workspace=packages/service-kit --workspace=packages/storage \
  --workspace=subgraphs/catalog --workspace=subgraphs/commerce --workspace=subgraphs/compliance \
  --workspace=subgraphs/identity --workspace=gateway --workspace=workflows

FROM dependencies AS bundle
COPY packages packages
COPY workflows workflows
RUN node --import @focus-racer/service-kit/register workflows/src/bundle.ts

FROM node:24.21.0-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production
COPY --from=dependencies /app ./
COPY packages packages
COPY subgraphs subgraphs
COPY gateway gateway
COPY workflows workflows
COPY scripts scripts
COPY deploy/healthy.mjs deploy/
COPY --from=bundle /app/workflows/dist/workflow-bundle.js workflows/dist/workflow-bundle.js
USER node
ENTRYPOINT ["node", "--import", "@focus-racer/service-kit/register"]
