# Kamerton. Begin with `make demo` or `make test`; every target installs what it needs (see `make deps`).
PREFIX ?= /usr/local
CONFORMANCE = $(or $(KAMERTON_CONFORMANCE),../shared/conformance)
RELEASE = .build/release

.PHONY: help deps build demo test torture judge mail reports bench lint format install clean

help:
	@echo "make demo      install what is missing, build, and see the whole loop on a sample community"
	@echo "make test      the tests"
	@echo "make torture   kills runs of 20,000 messages, cuts the power, fills the disk … (KAMERTON_SEED repeats it)"
	@echo "make build     the release build: $(RELEASE)/kamerton"
	@echo "make install   into PREFIX ($(PREFIX))"
	@echo "make judge     the conformance suites, where they are"
	@echo "make mail      judges the sample campaigns as finished mail: SpamAssassin, a browser (minutes)"
	@echo "make reports   judges the reports as pages, in a browser (of the demo's community, after make demo)"
	@echo "make bench     speed, as ratios against a rival in the same run"
	@echo "make lint      formatting and warnings"
	@echo "make format    format the sources"

deps:
	@.ci/deps

build: deps
	swift build -c release --static-swift-stdlib --product kamerton

demo: deps
	@demo/run

test: deps
	swift build --build-tests
	swift test --skip-build

torture: deps
	swift build --build-tests
	@.ci/torture

judge: deps
	@.ci/judge "$(CONFORMANCE)"

mail: deps
	@.ci/deps python3 python3-venv libmime-tools-perl spamassassin chromium
	@.ci/mail "$(CONFORMANCE)"

reports: deps
	@.ci/deps python3 python3-venv default-jre-headless chromium
	@.ci/reports "$(CONFORMANCE)"

bench: deps
	@bench/run

lint:
	swift format lint --strict --recursive Sources Tests Package.swift
	@.ci/words

format:
	swift format --in-place --recursive Sources Tests Package.swift

# Builds only when there is no build yet, so that `make build && sudo make install` compiles nothing as root.
install:
	@test -x $(RELEASE)/kamerton || $(MAKE) build
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -s -m 755 $(RELEASE)/kamerton "$(DESTDIR)$(PREFIX)/bin/kamerton"

clean:
	rm -rf .build .demo
