# The build stage is Debian 12 with rustup, and its steps are the README's.
FROM rust:1.95.0-bookworm AS build

WORKDIR /ganglion
ENV CARGO_TARGET_DIR=/ganglion/target

# The tools first: they change more seldom than the code, and Docker keeps this layer.
COPY rust-toolchain.toml ./
COPY scripts/setup.sh scripts/
RUN scripts/setup.sh

COPY . .
RUN make node

FROM debian:12-slim

# For TLS to telemetry servers and bootnodes.
RUN apt-get update \
	&& apt-get install --yes --no-install-recommends ca-certificates \
	&& rm -rf /var/lib/apt/lists/* \
	&& useradd --system --create-home --home-dir /data ganglion

COPY --from=build /ganglion/target/release/ganglion /usr/local/bin/ganglion

USER ganglion
# The chain's state and the node's keys, under .local/share/ganglion.
VOLUME ["/data"]

# RPC and the explorer page (within the container only, unless --rpc-external is given), peers,
# Prometheus.
EXPOSE 9944 9950 30333 9615

ENTRYPOINT ["ganglion"]
