// Loads a compose file as Docker Compose does (its schema, variables from the environment,
// references between services) and prints the environment that each service would get.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/compose-spec/compose-go/v2/cli"
)

func main() {
	environments, err := load(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	_ = json.NewEncoder(os.Stdout).Encode(environments)
}

func load(file string) (map[string]map[string]*string, error) {
	options, err := cli.NewProjectOptions(
		[]string{file},
		cli.WithOsEnv,
		cli.WithInterpolation(true),
		cli.WithConsistency(true),
		cli.WithResolvedPaths(true),
	)
	if err != nil {
		return nil, err
	}
	project, err := options.LoadProject(context.Background())
	if err != nil {
		return nil, err
	}
	environments := map[string]map[string]*string{}
	for name, service := range project.Services {
		environments[name] = service.Environment
	}
	return environments, nil
}
