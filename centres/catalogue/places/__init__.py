"""What somebody types of a place -> communes, and the fiches around them."""
