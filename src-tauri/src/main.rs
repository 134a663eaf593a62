fn main() {
    sinew_shell::run();
}
