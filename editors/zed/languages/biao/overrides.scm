; Where `config.toml` has `not_in`: Zed asks for every scope that is named there.
(comment) @comment.inclusive
