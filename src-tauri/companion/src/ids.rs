//! Ids that sort by time and that no two devices share: UUID version 7, from the present and a seeded generator.

use sinew_domain::time::Now;
use uuid::Builder;

/// Makes ids. The seed comes from outside, so that a script of time and input gives the same ids each time.
#[derive(Debug)]
pub struct Ids {
    state: u64,
}

impl Ids {
    pub fn seeded(seed: u64) -> Self {
        Self { state: seed }
    }

    pub fn next(&mut self, now: &Now) -> String {
        let millis = u64::try_from(now.wall.timestamp_millis()).unwrap_or(0);
        let (high, low) = (self.random(), self.random());
        let mut bytes = [0u8; 10];
        bytes[..8].copy_from_slice(&high.to_be_bytes());
        bytes[8..].copy_from_slice(&low.to_be_bytes()[..2]);
        Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid().to_string()
    }

    /// SplitMix64 (Steele, Lea, Flood 2014): a full period, well spread. Ids need to differ, not to be secret.
    fn random(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}
