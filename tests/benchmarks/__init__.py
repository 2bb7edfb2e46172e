"""What cleaning is worth, measured on saved pages whose stories are known."""
