//! Answers by the crate `semver`, which Cargo uses, line for line: see README.md.
use semver::{Version, VersionReq};
use std::cmp::Ordering;
use std::io::{stdin, BufRead};

fn in_range(range: &str, version: &str) -> &'static str {
    let Ok(range) = VersionReq::parse(range) else { return "x" };
    let Ok(version) = Version::parse(version) else { return "?" };
    if range.matches(&version) { "1" } else { "0" }
}

fn order(left: &str, right: &str) -> &'static str {
    let (Ok(a), Ok(b)) = (Version::parse(left), Version::parse(right)) else { return "?" };
    match a.cmp_precedence(&b) {
        Ordering::Less => "<",
        Ordering::Equal => "=",
        Ordering::Greater => ">",
    }
}

fn main() {
    for line in stdin().lock().lines().map_while(Result::ok) {
        let parts: Vec<&str> = line.split('\t').collect();
        println!("{}", if parts[0] == "R" { in_range(parts[1], parts[2]) } else { order(parts[1], parts[2]) });
    }
}
