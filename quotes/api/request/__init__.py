"""What a request carries: its body, its parameters, and how the documentation describes them."""
