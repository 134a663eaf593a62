//! Ids that sort by time and that no two devices share: UUID version 7, from the present and a seeded generator.

use sinew_domain::time::Now;
use uuid::Builder;

/// Between two ids of the same millisecond, so that the later one sorts later (RFC 9562, section 6.2, method 2).
const STEP: u128 = 1 << 24;

/// Makes ids. The seed comes from outside, so that a script of time and input gives the same ids each time.
#[derive(Debug)]
pub struct Ids {
    state: u64,
    last: (u64, u128),
}

impl Ids {
    pub fn seeded(seed: u64) -> Self {
        Self { state: seed, last: (0, 0) }
    }

    pub fn next(&mut self, now: &Now) -> String {
        let millis = u64::try_from(now.wall.timestamp_millis()).unwrap_or(0);
        let tail = if millis == self.last.0 { self.last.1 + STEP } else { self.fresh_tail() };
        self.last = (millis, tail);
        let mut bytes = [0u8; 10];
        bytes.copy_from_slice(&tail.to_be_bytes()[6..]);
        Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid().to_string()
    }

    /// Eighty bits, of which the version covers the first four and the variant the first two of the last eight bytes;
    /// those stay clear, and so does the highest of the rest, so that there is room to count.
    fn fresh_tail(&mut self) -> u128 {
        let (high, low) = (self.random(), self.random());
        (u128::from(high & 0x07ff) << 64) | u128::from(low & 0x1fff_ffff_ffff_ffff)
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
