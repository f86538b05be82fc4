//! stub
#[derive(Debug, thiserror::Error)]
#[error("x")]
pub struct AppError;
pub enum Start {
    BigPicture,
    Walk {
        area: Option<crate::domain::id::AreaId>,
    },
}
pub struct Options {
    pub start: Start,
    pub colour: bool,
    pub utf8: bool,
}
pub fn open(_s: crate::session::Session, _o: Options) -> Result<(), AppError> {
    Err(AppError)
}
