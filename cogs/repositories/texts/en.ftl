# Repositories: what teams link, and what can be seen of it.

repositories-description = The repositories of teams: link them, see how they are doing

## Linking

## Whose it is: proof and dispute

## Status

## Score

## Watching

## Refusals
