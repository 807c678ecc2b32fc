# Groundwork as an image: docker build -t groundwork .
# Settings come from the environment (.env.example says what each is for); nothing of them is in the image.

FROM node:20-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
COPY src/package.json src/package.json
COPY src/core/package.json src/core/package.json
COPY src/extensions/package.json src/extensions/package.json
COPY src/app/cards/package.json src/app/cards/package.json
COPY src/app/pages/package.json src/app/pages/package.json
COPY src/app/settings/package.json src/app/settings/package.json
RUN npm ci --omit=dev && npm cache clean --force

FROM node:20-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=packages /app ./
COPY bin bin
COPY src src
# Where the data is files and not a database: mount a volume here.
RUN mkdir data && chown node:node data
USER node
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT ?? 3000) + '/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "bin/groundwork.js"]
CMD ["serve"]
