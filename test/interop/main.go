// SPDX-License-Identifier: Apache-2.0
package main // verifies our vectors with the code of Go's checksum database: go run . ../vectors [URL of the archive]

import (
	"encoding/json"
	"fmt"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
	"io"
	"log"
	"net/http"
	"os"
	"strconv"
	"strings"
)

type proof struct {
	Index, Size, Size1, Size2 int64
	Leaf, Root, Root1, Root2  tlog.Hash
	Proof                     []tlog.Hash
}
type archive struct{}                           // reads tiles; TileHashReader verifies them against the signed root
func (archive) Height() int                     { return 8 }
func (archive) SaveTiles([]tlog.Tile, [][]byte) {}
func (archive) ReadTiles(tiles []tlog.Tile) (data [][]byte, err error) {
	for _, tile := range tiles {
		data = append(data, read("archive/"+strings.NewReplacer("tile/8/data", "tile/entries", "tile/8", "tile").Replace(tile.Path())))
	}
	return data, nil
}
func main() {
	head, earlier := open("archive/checkpoint"), open("earlier-checkpoint")
	hashes := tlog.TileHashReader(head, archive{})
	for n, end, bundle := int64(0), 0, []byte{}; n < head.N; n, bundle = n+1, bundle[end:] {
		if n%256 == 0 {
			bundle = must(archive{}.ReadTiles([]tlog.Tile{{H: 8, L: -1, N: n / 256, W: int(min(256, head.N-n))}}))[0]
		}
		end = 2 + int(bundle[0])<<8 + int(bundle[1])
		must(0, tlog.CheckRecord(must(tlog.ProveRecord(head.N, n, hashes)), head.N, head.Hash, n, tlog.RecordHash(bundle[2:end])))
	}
	must(0, tlog.CheckTree(must(tlog.ProveTree(head.N, earlier.N, hashes)), head.N, head.Hash, earlier.N, earlier.Hash))
	ours := struct{ Inclusion, Consistency []proof }{}
	must(0, json.Unmarshal(read("proofs.json"), &ours))
	for _, p := range ours.Inclusion {
		must(0, tlog.CheckRecord(p.Proof, p.Size, p.Root, p.Index, p.Leaf))
	}
	for _, p := range ours.Consistency {
		must(0, tlog.CheckTree(p.Proof, p.Size2, p.Root2, p.Size1, p.Root1))
	}
	log.Printf("%d entries, %d + %d proofs", head.N, len(ours.Inclusion), len(ours.Consistency))
}
func read(path string) []byte {
	if rest, isArchive := strings.CutPrefix(path, "archive/"); isArchive && len(os.Args) > 2 {
		request := must(http.NewRequest("GET", os.Args[2]+"/"+rest, nil))
		request.Header.Set("authorization", os.Getenv("AUTHORIZATION"))
		answer := must(http.DefaultClient.Do(request))
		defer answer.Body.Close()
		if answer.StatusCode != 200 {
			log.Fatal(fmt.Errorf("%s: %s", rest, answer.Status))
		}
		return must(io.ReadAll(answer.Body))
	}
	return must(os.ReadFile(os.Args[1] + "/" + path))
}
func open(path string) tlog.Tree {
	verifier := note.VerifierList(must(note.NewVerifier(string(read("log.vkey")))))
	lines := strings.Split(must(note.Open(read(path), verifier)).Text, "\n")
	return tlog.Tree{N: must(strconv.ParseInt(lines[1], 10, 64)), Hash: must(tlog.ParseHash(lines[2]))}
}
func must[T any](value T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return value
}
