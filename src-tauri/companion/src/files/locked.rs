//! A file that opens with a passphrase: the age format, so that the `age` tool opens it too. The work factor is fixed, so
//! that no clock is read: N = 2^17 with r = 8, which takes 128 MiB for a moment.

use std::io::{self, Read, Write};

use age::secrecy::SecretString;
use age::stream::{StreamReader, StreamWriter};
use age::{DecryptError, Decryptor, Encryptor};

const WORK_LOG_N: u8 = 17;
/// What a file may ask of us: 512 MiB, four times ours.
const MOST_LOG_N: u8 = 19;
/// What such a file begins with.
const MAGIC: &[u8] = b"age-encryption.org/v1";

#[derive(Debug, thiserror::Error)]
pub enum UnlockError {
    #[error("the passphrase does not open it")]
    WrongPassphrase,
    #[error("it was not locked with a passphrase, or asks for more memory than is given")]
    OtherKind,
    #[error("it is damaged: {0}")]
    Damaged(String),
    #[error("{0}")]
    Io(io::Error),
}

pub fn is_locked(head: &[u8]) -> bool {
    head.starts_with(MAGIC)
}

/// What is written to it comes out locked; it is whole after `finish`.
pub fn lock<W: Write>(out: W, passphrase: &str) -> io::Result<StreamWriter<W>> {
    let mut recipient = age::scrypt::Recipient::new(SecretString::from(passphrase.to_owned()));
    recipient.set_work_factor(WORK_LOG_N);
    let encryptor = Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient))
        .map_err(|error| io::Error::other(error.to_string()))?;
    encryptor.wrap_output(out)
}

/// Damage further on shows itself as an error of the reader.
pub fn unlock<R: Read>(from: R, passphrase: &str) -> Result<StreamReader<R>, UnlockError> {
    let mut identity = age::scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
    identity.set_max_work_factor(MOST_LOG_N);
    let opened = Decryptor::new(from).and_then(|it| it.decrypt(std::iter::once(&identity as &dyn age::Identity)));
    opened.map_err(|error| match error {
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => UnlockError::WrongPassphrase,
        DecryptError::NoMatchingKeys | DecryptError::ExcessiveWork { .. } => UnlockError::OtherKind,
        DecryptError::Io(error)
            if error.kind() != io::ErrorKind::InvalidData && error.kind() != io::ErrorKind::UnexpectedEof =>
        {
            UnlockError::Io(error)
        }
        other => UnlockError::Damaged(other.to_string()),
    })
}
