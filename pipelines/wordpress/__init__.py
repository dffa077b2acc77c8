"""What WordPress says through its REST interface (https://developer.wordpress.org/rest-api/reference/posts/)."""
