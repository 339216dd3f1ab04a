// Answers by golang.org/x/mod/semver, line for line: see README.md. Go has no ranges, only an order of versions.
package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"

	"golang.org/x/mod/semver"
)

func main() {
	input := bufio.NewScanner(os.Stdin)
	for input.Scan() {
		parts := strings.Split(input.Text(), "\t")
		if parts[0] == "R" {
			fmt.Println("x")
			continue
		}
		if !semver.IsValid(parts[1]) || !semver.IsValid(parts[2]) {
			fmt.Println("?")
			continue
		}
		fmt.Println([]string{"<", "=", ">"}[semver.Compare(parts[1], parts[2])+1])
	}
}
