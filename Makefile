# One short command for every routine task. `make` alone lists them.
STORY ?= examples/01-iki-parti-mutabakat.txt

.PHONY: help read analyze test check fmt lint doc bench figures store memory peers eval snapshots reproduce licences paths picture datasette schemathesis browser pages serve-bench

help: ## this list
	@grep -E '^[a-z-]+: ##' Makefile | sed 's/: ## /\t/' | expand -t 14

read: ## build, and read an example story (or STORY=path)
	cargo run --release -- read $(STORY)

analyze: ## build, and print the words of an example story (or STORY=path)
	cargo run --release -- analyze $(STORY)

test: ## all tests
	cargo test --workspace

check: ## all that CI checks
	.ci/run

fmt: ## format the code
	cargo fmt --all

lint: ## warnings, as errors
	cargo clippy --workspace --all-targets -- -D warnings

doc: ## the documentation of the crates, opened in a browser
	cargo doc --workspace --no-deps --document-private-items --open

bench: ## speed of each stage, growth with length, allocations
	cargo bench -p zabit-reader --bench read
	cargo bench -p zabit-analysis --bench analysis

figures: ## all of that and memory, written to bench/RESULTS.md
	bench/run

store: ## speed and size of a store of 200,000 invented stories, written to bench/STORE.md
	bench/store.py > bench/STORE.md.new
	mv bench/STORE.md.new bench/STORE.md

memory: ## start-up time, peak memory over 100,000 files
	bench/memory.py

peers: ## speed of the analysis beside zeyrek and simplemma
	bench/peers.py

eval: ## measure against the gold stories and treebank and write eval/RESULTS.md
	eval/run

snapshots: ## write the records of the examples anew; then read the diff
	INSTA_UPDATE=always cargo test -p zabit-reader --test examples

reproduce: ## train all lists and models anew and compare them with those here
	tools/reproduce.py

licences: ## licences of the dependencies
	tools/licences.py --list

paths: ## paths that the documents name
	tools/paths.py

picture: ## draw the picture of the README anew
	tools/picture.py

datasette: ## a store served by Datasette as it is, every column documented
	tools/datasette.py

schemathesis: ## the API tried with whatever its document allows, and what it does not
	tools/schemathesis.py

browser: ## the pages in a real browser: Debian's Chromium
	tools/browser.sh

pages: ## the same, and the pictures of the pages in the README anew
	tools/browser.sh --shots

serve-bench: ## how soon pages come at 200 requests a second, written to bench/SERVE.md
	bench/serve.py > bench/SERVE.md.new
	mv bench/SERVE.md.new bench/SERVE.md
