int parley_placeholder;
