fn main() -> std::process::ExitCode {
    sinew_shell::run()
}
